-- The same for one bundle.
SELECT
    p.id, g.id, g.uuid, g.organisation_id, g.event, g.actor, g.hub_id, g.words, g.happened_at, g.recorded_at, p.account,
    p.owner_id, p.bundle_id, p.items, p.gigabytes, b.code, b.name, b.kind, p.items_after, p.gigabytes_after
FROM stock_posting p FORCE INDEX (stock_posting_bundle)
STRAIGHT_JOIN stock_group g ON g.id = p.group_id
STRAIGHT_JOIN bundle b ON b.id = p.bundle_id
WHERE p.organisation_id = ? AND p.account = ? AND p.owner_id = ? AND p.bundle_id = ?
    AND p.recorded_at >= ? AND p.recorded_at < ? AND p.recorded_at <= ? AND (p.recorded_at < ? OR p.id < ?)
ORDER BY p.recorded_at DESC, p.id DESC
LIMIT ?
