-- Forgets what an organisation's newer runs have superseded.
DELETE p
FROM proposal p
JOIN allocation_run r ON r.id = p.run_id
WHERE r.organisation_id = ? AND p.run_id < ? AND p.state = 'superseded'
