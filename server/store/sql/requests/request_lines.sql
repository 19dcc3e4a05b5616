-- The lines of requests.
SELECT l.request_id, l.number, l.kind, l.uses, l.memory_gb, l.state, l.substitute, l.substitute_agreed_by, l.device_id,
    l.reserved_until, l.changed_at
FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) wanted
JOIN request_line l ON l.request_id = wanted.id
ORDER BY l.request_id, l.number
