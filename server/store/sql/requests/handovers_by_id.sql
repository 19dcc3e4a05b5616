-- Handovers by their numbers, in the order given, with what they name as it is called now.
SELECT
    o.id, o.organisation_id, o.reference, o.request_id,
    (SELECT q.reference FROM kit_request q WHERE q.id = o.request_id) AS request_reference, o.device_id,
    (SELECT d.tag FROM device d WHERE d.id = o.device_id) AS tag,
    (SELECT CONCAT(d.make, ' ', d.model) FROM device d WHERE d.id = o.device_id) AS item, o.resident_id,
    (SELECT r.reference FROM resident r WHERE r.id = o.resident_id) AS resident_reference, o.hub_id,
    (SELECT h.code FROM hub h WHERE h.id = o.hub_id) AS hub_code,
    (SELECT h.name FROM hub h WHERE h.id = o.hub_id) AS hub_name,
    o.actor, o.happened_at, o.recorded_at, o.kind, o.agreement_id,
    COALESCE(o.house_version, (SELECT a.version FROM agreement a WHERE a.id = o.agreement_id)) AS agreement_version,
    o.language, o.signed_how, o.is_kept, o.due_on, o.collected_by, o.event_id, o.given_lines
FROM JSON_TABLE(?, '$[*]' COLUMNS (place FOR ORDINALITY, id BIGINT PATH '$')) wanted
JOIN handover o ON o.id = wanted.id
ORDER BY wanted.place
