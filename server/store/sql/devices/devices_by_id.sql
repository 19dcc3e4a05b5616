-- The devices of a list of ids [id, ...], in the list's order.
SELECT
    d.id, d.organisation_id, d.tag, d.kind, d.make, d.model, d.serial, d.state,
    d.holder_kind, d.holder_hub_id, d.holder_reference, d.home_hub_id, d.wipe_evidence_id, d.wipe_ended_at, d.exposed_at,
    d.reservation, d.due_on, d.renewals, d.grade, d.memory_gb,
    d.last_happened_at, d.last_source, d.last_source_seq, d.last_event_id,
    d.version, d.head, d.has_conflict, d.created_at,
    (SELECT h.code FROM hub h WHERE h.id = d.home_hub_id) AS hub_code,
    (SELECT h.name FROM hub h WHERE h.id = d.home_hub_id) AS hub_name,
    (SELECT JSON_ARRAYAGG(JSON_ARRAY(m.serial, m.model, m.bytes, m.type) ORDER BY m.number)
     FROM medium m WHERE m.device_id = d.id) AS media
FROM JSON_TABLE(?, '$[*]' COLUMNS (position FOR ORDINALITY, id BIGINT PATH '$')) wanted
STRAIGHT_JOIN device d ON d.id = wanted.id
ORDER BY wanted.position
