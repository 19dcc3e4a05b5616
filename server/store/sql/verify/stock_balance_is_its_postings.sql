-- A balance is the sum of its postings, and every account that was posted to has one.
SELECT CONCAT(account, ' ', owner_id, ' bundle ', bundle_id, ' holds ', SUM(held), ' items, its postings make ', SUM(posted))
FROM (
    SELECT organisation_id, account, owner_id, bundle_id, items AS held, gigabytes AS held_gigabytes,
        0 AS posted, 0 AS posted_gigabytes
    FROM stock_balance
    UNION ALL
    SELECT organisation_id, account, owner_id, bundle_id, 0, 0, SUM(items), SUM(gigabytes)
    FROM stock_posting
    GROUP BY organisation_id, account, owner_id, bundle_id) sides
GROUP BY organisation_id, account, owner_id, bundle_id
HAVING SUM(held) <> SUM(posted) OR SUM(held_gigabytes) <> SUM(posted_gigabytes)
LIMIT 1
