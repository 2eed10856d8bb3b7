-- When a job was last claimed: of owners who run equally many jobs, the one who was served longest ago is next.
alter table jobs add column if not exists claimed_at timestamptz;
create index if not exists jobs_claimed_of_owner on jobs (owner_id, claimed_at desc) where claimed_at is not null;
