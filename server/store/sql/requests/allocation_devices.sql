-- Devices that are ready at a hub of the organisation, with the days since they came.
SELECT d.id, d.holder_hub_id, d.kind, d.memory_gb, GREATEST(DATEDIFF(?, d.created_at), 0)
FROM device d
WHERE d.organisation_id = ? AND d.state = 'ready' AND d.holder_hub_id IS NOT NULL
ORDER BY d.id
