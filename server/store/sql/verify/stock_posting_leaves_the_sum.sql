-- The balance that a posting left behind is the sum of the account's postings so far.
SELECT CONCAT('posting ', id, ' left ', items_after, ' items, its account had ', items_sum)
FROM (
    SELECT id, items_after, gigabytes_after,
        SUM(items) OVER so_far AS items_sum, SUM(gigabytes) OVER so_far AS gigabytes_sum
    FROM stock_posting
    WINDOW so_far AS (PARTITION BY organisation_id, account, owner_id, bundle_id ORDER BY recorded_at, id
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)) added
WHERE items_after <> items_sum OR gigabytes_after <> gigabytes_sum
LIMIT 1
