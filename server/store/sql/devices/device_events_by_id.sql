-- The events of a list of ids ["hex", ...], in any order.
SELECT
    e.device_id, e.seq, e.id, e.event, e.actor, e.hub_id, e.happened_at, e.source, e.source_seq, e.recorded_at,
    e.evidence, e.media, e.digest, e.previous_hash, e.hash
FROM JSON_TABLE(?, '$[*]' COLUMNS (id VARCHAR(32) PATH '$')) wanted
STRAIGHT_JOIN device_event e ON e.id = UNHEX(wanted.id)
