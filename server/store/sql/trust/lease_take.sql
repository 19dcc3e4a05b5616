-- Takes a job's lease that is over, or keeps the one that is held. One that ends later than any lease
-- can was given by a clock that has gone back since, and is over too.
INSERT INTO job_lease (name, holder, ends_at)
VALUES (?, ?, UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND)
ON DUPLICATE KEY UPDATE
    holder = IF(ends_at <= UTC_TIMESTAMP(6) OR ends_at > VALUES(ends_at), VALUES(holder), holder),
    ends_at = IF(holder = VALUES(holder), VALUES(ends_at), ends_at)
