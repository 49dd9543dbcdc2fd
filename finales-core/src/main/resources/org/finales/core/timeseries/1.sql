-- Time series, first version. Times are microseconds; {number}, {bytes} and {key} are the dialect's own.
-- A dataset's points are numbered from 0 in the order of acknowledgement: full blocks first, then the tail.

create table series_dataset (
  number {number},
  id text not null unique,
  name text not null,
  modes text not null,
  auxiliaries text not null,
  revision bigint not null,
  points bigint not null,
  blocks bigint not null,
  sealed bigint not null,
  events bigint not null
);

-- The newest batch of each sender, so that one that is sent again is known.
create table series_source (
  dataset bigint not null,
  name text not null,
  batch bigint not null,
  checksum bigint not null,
  primary key (dataset, name)
);

-- Points that are not in a block yet, as they came.
create table series_tail (
  dataset bigint not null,
  first bigint not null,
  points integer not null,
  data {bytes} not null,
  primary key (dataset, first)
);

-- Level 0: blocks. Level n: the summaries of 64 nodes of level n - 1, and one of them all.
create table series_node (
  dataset bigint not null,
  level integer not null,
  number bigint not null,
  first bigint not null,
  points bigint not null,
  summary {bytes} not null,
  detail {bytes} not null,
  primary key (dataset, level, number)
);

create table series_event (
  dataset bigint not null,
  sequence bigint not null,
  point bigint not null,
  time bigint not null,
  kind text not null,
  message text not null,
  detail text,
  primary key (dataset, sequence)
);
