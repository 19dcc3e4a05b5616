-- The devices that are set aside for requests or out for them, in the order of the requests given.
SELECT l.request_id, l.number, l.state, d.tag, d.kind, d.make, d.model,
    IF(d.holder_kind = 'hub', d.holder_reference, '') AS shelf,
    (SELECT h.code FROM hub h WHERE h.id = d.holder_hub_id) AS hub_code, l.reserved_until
FROM JSON_TABLE(?, '$[*]' COLUMNS (place FOR ORDINALITY, id BIGINT PATH '$')) wanted
JOIN request_line l ON l.request_id = wanted.id AND l.state IN ('reserved', 'handed_over')
JOIN device d ON d.id = l.device_id
ORDER BY wanted.place, l.number
