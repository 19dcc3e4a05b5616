-- The newest files; of one hub when one is given.
SELECT f.id, f.organisation_id, f.hub_id, h.code, h.name, f.bundle_id, b.code, b.name, b.network, b.kind, f.delivery_id,
    COALESCE(d.reference, ''), f.name, f.batch, f.activate_by, f.state, f.takes_doubtful, f.takes_swapped, f.line_count, f.lines_done,
    f.received, f.actor, f.uploaded_at, f.changed_at
FROM stock_file f JOIN hub h ON h.id = f.hub_id JOIN bundle b ON b.id = f.bundle_id LEFT JOIN data_delivery d ON d.id = f.delivery_id
WHERE f.organisation_id = ? AND (? IS NULL OR f.hub_id = ?)
ORDER BY f.uploaded_at DESC, f.id DESC
LIMIT ?
