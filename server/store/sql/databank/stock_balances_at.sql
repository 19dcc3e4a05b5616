-- What the last posting to an account of a bundle before a moment left there. (For one bundle at a time: as a sub-select of the
-- account's bundles it reads all postings before the moment.)
SELECT p.account, p.owner_id, p.bundle_id, b.code, b.name, b.kind, b.network, p.items_after, p.gigabytes_after
FROM stock_posting p FORCE INDEX (stock_posting_bundle)
STRAIGHT_JOIN bundle b ON b.id = p.bundle_id
WHERE p.organisation_id = ? AND p.account = ? AND p.owner_id = ? AND p.bundle_id = ? AND p.recorded_at < ?
ORDER BY p.recorded_at DESC, p.id DESC
LIMIT 1
