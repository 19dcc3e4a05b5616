-- The balances of one account that are not zero, by bundle.
SELECT s.account, s.owner_id, s.bundle_id, b.code, b.name, b.kind, b.network, s.items, s.gigabytes
FROM stock_balance s
JOIN bundle b ON b.id = s.bundle_id
WHERE s.organisation_id = ? AND s.account = ? AND s.owner_id = ? AND (s.items <> 0 OR s.gigabytes <> 0)
ORDER BY s.bundle_id
