-- The balances of an organisation that are not zero.
SELECT s.account, s.owner_id, s.bundle_id, b.code, b.name, b.kind, b.network, s.items, s.gigabytes
FROM stock_balance s
JOIN bundle b ON b.id = s.bundle_id
WHERE s.organisation_id = ? AND (s.items <> 0 OR s.gigabytes <> 0)
