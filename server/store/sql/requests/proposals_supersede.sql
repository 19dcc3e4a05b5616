-- What nobody decided of an organisation's other runs.
UPDATE proposal p
JOIN allocation_run r ON r.id = p.run_id
SET p.state = 'superseded'
WHERE r.organisation_id = ? AND p.run_id <> ? AND p.state IN ('proposed', 'unserved')
