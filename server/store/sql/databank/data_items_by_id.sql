-- Items by their numbers, in the order given.
SELECT
    i.id, i.organisation_id, i.kind, i.reference, i.sealed_code, i.code_digest, i.sealed_number, i.bundle_id, b.code, b.name,
    b.network, b.gb_per_month, b.months, i.batch, i.delivery_id, i.state, i.hub_id, i.consignment_id, i.reserved_for,
    i.issue_id, i.activate_by, i.activated_on, i.ends_on, i.void_reason, h.code, h.name, i.reserved_until, i.receipt_id,
    i.received_at, i.changed_at, i.version
FROM JSON_TABLE(?, '$[*]' COLUMNS (place FOR ORDINALITY, id BIGINT PATH '$')) wanted
STRAIGHT_JOIN data_item i ON i.id = wanted.id
STRAIGHT_JOIN bundle b ON b.id = i.bundle_id
STRAIGHT_JOIN hub h ON h.id = i.hub_id
ORDER BY wanted.place
