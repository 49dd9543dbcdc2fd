# docker build -t finales .
# docker run -p 13371:13371 -v finales-data:/data --name finales finales
# echo 'a good password' | docker exec -i finales finales user add ada --password-stdin

FROM eclipse-temurin:17-jdk AS build
WORKDIR /source
COPY . .
RUN ./mvnw --batch-mode --no-transfer-progress -DskipTests -pl reference-server -am package

FROM eclipse-temurin:17-jre
RUN groupadd --system --gid 10001 finales \
 && useradd --system --uid 10001 --gid finales --home-dir /data --shell /usr/sbin/nologin finales \
 && install --directory --owner=finales --group=finales --mode=0700 /data
COPY --from=build /source/reference-server/target/finales-server.jar /opt/finales/finales-server.jar
COPY --chmod=755 docs/container/finales /usr/local/bin/finales
USER finales
WORKDIR /data
VOLUME /data
EXPOSE 13371
ENTRYPOINT ["finales"]
# Within the container there is no loopback to be reached on; what is published to the outside is for
# docker run to say.
CMD ["serve", "--host", "0.0.0.0"]
