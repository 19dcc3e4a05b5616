-- What came before with a list of ids ["hex", ...]: answered requests, else recorded events.
SELECT
    UNHEX(wanted.id), COALESCE(r.digest, e.digest), r.answer,
    IF(r.id IS NULL, e.device_id, r.device_id), IF(r.id IS NULL, e.seq, r.seq), d.tag
FROM JSON_TABLE(?, '$[*]' COLUMNS (id VARCHAR(32) PATH '$')) wanted
LEFT JOIN request r ON r.id = UNHEX(wanted.id)
LEFT JOIN device_event e ON e.id = UNHEX(wanted.id)
LEFT JOIN device d ON d.id = IF(r.id IS NULL, e.device_id, r.device_id)
WHERE r.id IS NOT NULL OR e.id IS NOT NULL
