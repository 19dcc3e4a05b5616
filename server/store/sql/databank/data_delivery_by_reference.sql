-- A delivery by its reference, with what was counted so far.
SELECT d.id, d.organisation_id, d.reference, d.hub_id, h.code, h.name, d.bundle_id, b.code, b.name, b.network, b.kind,
    d.expected, d.expected_on, d.order_reference, d.state, d.words,
    COALESCE(d.counted, (SELECT COUNT(*) FROM data_item i WHERE i.delivery_id = d.id)),
    d.announced_by, d.announced_at, d.arrived_at, d.closed_at, d.version
FROM data_delivery d JOIN hub h ON h.id = d.hub_id JOIN bundle b ON b.id = d.bundle_id
WHERE d.organisation_id = ? AND d.reference = ?
