-- The postings of a group sum to zero for each bundle, in items and in gigabytes.
SELECT CONCAT('group ', group_id, ' bundle ', bundle_id, ': ', SUM(items), ' items, ', SUM(gigabytes), ' GB')
FROM stock_posting
GROUP BY group_id, bundle_id
HAVING SUM(items) <> 0 OR SUM(gigabytes) <> 0
LIMIT 1
