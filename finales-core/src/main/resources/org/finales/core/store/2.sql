-- The laboratory: batteries, protocols, stations, experiments, orders and alarms.
-- search is a text in lower case that people look in. Numbers ending in _no are the numbers of rows in other tables, short
-- for the index that counts are read from.

create table battery (
  sequence {key},
  id text not null unique,
  iri text not null unique,
  identity text not null unique,
  name text not null,
  search text not null,
  technology text,
  retired integer not null,
  account text not null,
  created bigint not null,
  revision bigint not null,
  document text not null
);
create index battery_by_name on battery (retired, name, sequence);

create table protocol (
  sequence {key},
  id text not null,
  version integer not null,
  newest integer not null,
  root bigint not null,
  name text not null,
  search text not null,
  needs text not null,
  typed text,
  retired integer not null,
  account text not null,
  created bigint not null,
  document text not null
);
create unique index protocol_edition on protocol (id, version);
create index protocol_by_name on protocol (newest, retired, name, sequence);

create table station (
  sequence {key},
  id text not null unique,
  name text not null,
  draft text not null,
  tenants text not null,
  can text not null,
  account text,
  retired integer not null,
  last_seen bigint,
  lost integer not null,
  created bigint not null,
  revision bigint not null
);
create unique index station_of_name on station (name) where retired = 0;

create table experiment (
  sequence {key},
  id text not null unique,
  name text not null,
  description text not null,
  search text not null,
  battery text not null,
  battery_no bigint not null,
  technology text,
  station text,
  protocol text,
  protocol_no bigint,
  version integer not null,
  recovery text not null,
  priority integer not null,
  attributes text not null,
  state text not null,
  state_rank integer not null,
  reason text not null,
  account text not null,
  created bigint not null,
  begun bigint,
  ended bigint,
  request text,
  claim bigint,
  dataset text,
  datasets text not null,
  runs_on text,
  channel text,
  place_no bigint,
  imported integer not null,
  deleted integer not null,
  revision bigint not null
);
create index experiment_facets on experiment (deleted, battery_no, place_no, protocol_no, technology, state_rank, created);
create index experiment_by_state on experiment (deleted, state_rank, sequence);
create index experiment_by_name on experiment (deleted, name, sequence);
create index experiment_by_created on experiment (deleted, created, sequence);
create index experiment_by_begun on experiment (deleted, begun, sequence);
create index experiment_by_ended on experiment (deleted, ended, sequence);
create index experiment_by_priority on experiment (deleted, priority, sequence);
create index experiment_of_battery on experiment (battery, sequence);
create index experiment_on_station on experiment (runs_on, state_rank);

create table experiment_request (
  request text primary key,
  experiment text not null
);

-- A data set of an experiment, under which claim it is made, and the last of its events that the experiment followed.
create table recording (
  dataset text primary key,
  experiment text not null,
  request text,
  claim bigint,
  applied bigint not null,
  open integer not null
);
create index recording_open on recording (open) where open = 1;
create index recording_of_experiment on recording (experiment);

-- A data set that is being brought in and has no experiment yet.
create table importing (
  dataset text primary key,
  started bigint not null
);

create table station_order (
  sequence {key},
  station text not null,
  channel text,
  experiment text,
  kind text not null,
  argument text,
  account text not null,
  reason text not null,
  time bigint not null,
  answered bigint,
  answer text
);
create index order_of_station on station_order (station, sequence);

create table alarm (
  sequence {key},
  id text not null unique,
  station text,
  channel text,
  experiment text,
  code text not null,
  message text not null,
  time bigint not null,
  safe integer not null,
  acknowledged bigint,
  acknowledged_by text,
  note text not null
);
create index alarm_standing on alarm (sequence) where acknowledged is null;
create index alarm_of_experiment on alarm (experiment, sequence);
