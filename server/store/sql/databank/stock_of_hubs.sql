-- What lies on the shelves, by hub and bundle; of one hub when it is given.
SELECT h.id, h.code, h.name, s.bundle_id, b.code, b.name, b.kind, b.network, s.items, s.gigabytes
FROM stock_balance s
JOIN hub h ON h.id = s.owner_id
JOIN bundle b ON b.id = s.bundle_id
WHERE s.organisation_id = ? AND s.account = 'hub' AND (? IS NULL OR s.owner_id = ?)
    AND (s.items <> 0 OR s.gigabytes <> 0)
ORDER BY h.code, b.code, b.id
