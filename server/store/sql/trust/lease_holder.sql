-- Who holds a job's lease.
SELECT holder
FROM job_lease
WHERE name = ?
