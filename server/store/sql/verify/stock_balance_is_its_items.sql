-- As many items lie where a balance says as it says, with their gigabytes.
SELECT CONCAT(account, ' ', owner_id, ' bundle ', bundle_id, ' holds ', SUM(held), ' items, ', SUM(counted), ' are there')
FROM (
    SELECT organisation_id, account, owner_id, bundle_id, items AS held, gigabytes AS held_gigabytes,
        0 AS counted, 0 AS counted_gigabytes
    FROM stock_balance
    WHERE account <> 'network'
    UNION ALL
    SELECT organisation_id, account, owner_id, bundle_id, 0, 0, COUNT(*), SUM(gigabytes)
    FROM (
        SELECT i.organisation_id, i.bundle_id, b.gb_per_month * b.months AS gigabytes,
            CASE
                WHEN i.state = 'in_stock' AND i.consignment_id IS NOT NULL THEN 'transit'
                WHEN i.state = 'in_stock' THEN 'hub'
                WHEN i.state IN ('issued', 'active', 'ended') THEN 'person'
                ELSE i.state
            END AS account,
            CASE WHEN i.state = 'in_stock' AND i.consignment_id IS NOT NULL THEN i.consignment_id ELSE i.hub_id END AS owner_id
        FROM data_item i
        JOIN bundle b ON b.id = i.bundle_id) places
    GROUP BY organisation_id, account, owner_id, bundle_id) sides
GROUP BY organisation_id, account, owner_id, bundle_id
HAVING SUM(held) <> SUM(counted) OR SUM(held_gigabytes) <> SUM(counted_gigabytes)
LIMIT 1
