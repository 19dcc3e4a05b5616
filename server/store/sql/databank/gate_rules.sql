-- The further questions of an organisation, that of all hubs first.
SELECT g.hub_id, COALESCE(h.code, ''), g.question, g.walk_ins_only
FROM data_gate g
LEFT JOIN hub h ON h.id = g.hub_id
WHERE g.organisation_id = ?
ORDER BY g.hub_key
