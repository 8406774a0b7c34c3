-- A database and a role for each service, as the local stack has them. The log's tables belong to command_owner;
-- the service itself may only what their migrations grant to it.
\getenv command_password COMMAND_PASSWORD
\getenv command_owner_password COMMAND_OWNER_PASSWORD
\getenv query_password QUERY_PASSWORD
\getenv analytics_password ANALYTICS_PASSWORD

CREATE ROLE command_owner LOGIN PASSWORD :'command_owner_password';
CREATE ROLE command LOGIN PASSWORD :'command_password';
CREATE DATABASE command OWNER command_owner;
REVOKE ALL ON DATABASE command FROM PUBLIC;
GRANT CONNECT ON DATABASE command TO command;

CREATE ROLE query LOGIN PASSWORD :'query_password';
CREATE DATABASE query OWNER query;
REVOKE ALL ON DATABASE query FROM PUBLIC;

CREATE ROLE analytics LOGIN PASSWORD :'analytics_password';
CREATE DATABASE analytics OWNER analytics;
REVOKE ALL ON DATABASE analytics FROM PUBLIC;
