-- Gives a job's lease back.
DELETE FROM job_lease
WHERE name = ? AND holder = ?
