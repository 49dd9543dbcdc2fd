-- The ledger, first version. Times are microseconds since 1970-01-01T00:00Z; {key} is the dialect's 64-bit primary key.
-- A request's, result's and claim's own number is the number of the log entry that made it.

create table event (
  sequence {key},
  time bigint not null,
  kind text not null,
  subject text not null,
  subject_id text not null,
  from_status text,
  to_status text,
  actor text not null,
  source text,
  message text,
  detail text,
  hash text not null
);
create index event_by_subject on event (subject_id, sequence);

create table setting (
  name text primary key,
  value text not null
);

create table capability (
  quantity text not null,
  method text not null,
  version integer not null,
  parameters_schema text not null,
  result_schema text not null,
  repeatable integer not null,
  active integer not null,
  account text not null,
  created bigint not null,
  primary key (quantity, method, version)
);

create table tenant (
  sequence {key},
  id text not null unique,
  name text not null,
  contact text not null,
  offers text not null,
  slots integer not null,
  active integer not null,
  account text,
  created bigint not null,
  revision bigint not null
);
create unique index tenant_of_name on tenant (name) where active = 1;

create table presence (
  tenant text not null,
  started bigint not null,
  until bigint not null,
  primary key (tenant, started)
);

create table downtime (
  tenant text not null,
  started bigint not null,
  until bigint not null,
  reason text not null
);
create index downtime_of_tenant on downtime (tenant, started);

create table request (
  sequence {key},
  id text not null unique,
  quantity text not null,
  methods text not null,
  versions text not null,
  parameters text not null,
  status text not null,
  priority integer not null,
  deadline bigint,
  addressed_to text not null,
  resources text not null,
  attempts integer not null,
  max_attempts integer not null,
  account text not null,
  on_behalf_of text,
  claim bigint,
  holder text,
  holder_tenant text,
  result text,
  created bigint not null,
  updated bigint not null,
  revision bigint not null
);
create index request_by_status on request (status, sequence);
create index request_by_account on request (account, sequence);
create index request_by_deadline on request (deadline)
  where deadline is not null and status in ('proposed', 'pending', 'claimed');

create table claim (
  token {key},
  request text not null,
  method text,
  tenant text,
  account text not null,
  state text not null,
  begun integer not null,
  granted bigint not null,
  lease bigint,
  lease_until bigint
);
-- At most one live claim of a request, whatever a program may think.
create unique index claim_of_request on claim (request) where state in ('live', 'overdue');
create index claim_of_account on claim (account, token) where state in ('live', 'overdue');
create index claim_of_tenant on claim (tenant) where state in ('live', 'overdue');
create index claim_by_lease on claim (lease_until) where state = 'live' and lease_until is not null;

create table held_resource (
  resource text primary key,
  claim bigint not null
);
create index held_resource_of_claim on held_resource (claim);

create table result (
  sequence {key},
  id text not null unique,
  request text not null,
  quantity text not null,
  method text not null,
  version integer not null,
  parameters text not null,
  data text not null,
  status text not null,
  account text not null,
  tenant text,
  on_behalf_of text,
  claim bigint,
  created bigint not null,
  updated bigint not null,
  revision bigint not null
);
-- At most one accepted result of a request, whatever a program may think.
create unique index result_of_request on result (request);
create index result_by_quantity on result (quantity, method, sequence);
create index result_by_account on result (account, sequence);

create table idempotency (
  account text not null,
  idempotency_key text not null,
  fingerprint text not null,
  answer text not null,
  created bigint not null,
  primary key (account, idempotency_key)
);
create index idempotency_by_age on idempotency (created);

create table file (
  sequence {key},
  id text not null unique,
  subject text not null,
  owner text not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  sha256 text not null,
  account text not null,
  created bigint not null
);
create index file_of_owner on file (owner, sequence);
create index file_of_content on file (sha256);

create table upload (
  id text primary key,
  draft text not null,
  account text not null,
  file text,
  expires bigint not null
);
create index upload_by_age on upload (expires);

create table account (
  name text primary key,
  id text not null unique,
  role text not null,
  password text,
  disabled integer not null,
  epoch integer not null,
  created bigint not null
);

create table token (
  id text primary key,
  hash text not null unique,
  account text not null,
  name text not null,
  scopes text not null,
  created bigint not null,
  expires bigint,
  revoked bigint
);
create index token_of_account on token (account, created);
