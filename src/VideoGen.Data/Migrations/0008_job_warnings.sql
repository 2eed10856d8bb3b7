-- What the author of a job's timeline should know, as it was told when the job was made.
alter table jobs add column if not exists warnings jsonb;
