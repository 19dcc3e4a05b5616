-- The item of a number or reference.
SELECT
    i.id, i.organisation_id, i.kind, i.reference, i.sealed_code, i.code_digest, i.sealed_number, i.bundle_id, b.code, b.name,
    b.network, b.gb_per_month, b.months, i.batch, i.delivery_id, i.state, i.hub_id, i.consignment_id, i.reserved_for,
    i.issue_id, i.activate_by, i.activated_on, i.ends_on, i.void_reason, h.code, h.name, i.reserved_until, i.receipt_id,
    i.received_at, i.changed_at, i.version
FROM data_item i
JOIN bundle b ON b.id = i.bundle_id
JOIN hub h ON h.id = i.hub_id
WHERE i.organisation_id = ? AND i.reference = ?
