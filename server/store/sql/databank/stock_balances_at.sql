-- The balances of one account by the last posting of each bundle before a moment, by bundle.
SELECT p.account, p.owner_id, p.bundle_id, b.code, b.name, b.kind, b.network, p.items_after, p.gigabytes_after
FROM (
    SELECT (
        SELECT l.id
        FROM stock_posting l FORCE INDEX (stock_posting_bundle)
        WHERE l.organisation_id = s.organisation_id AND l.account = s.account AND l.owner_id = s.owner_id
            AND l.bundle_id = s.bundle_id AND l.recorded_at < ?
        ORDER BY l.recorded_at DESC, l.id DESC
        LIMIT 1) AS id
    FROM stock_balance s
    WHERE s.organisation_id = ? AND s.account = ? AND s.owner_id = ?) last
JOIN stock_posting p ON p.id = last.id
JOIN bundle b ON b.id = p.bundle_id
WHERE p.items_after <> 0 OR p.gigabytes_after <> 0
ORDER BY p.bundle_id
