-- What went along with handovers.
SELECT c.handover_id, c.name, c.count
FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) wanted
JOIN handover_accessory c ON c.handover_id = wanted.id
ORDER BY c.handover_id, c.number
