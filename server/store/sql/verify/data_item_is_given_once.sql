-- An item is given once, unless it was brought back in between.
SELECT CONCAT('item number ', item_id)
FROM (
    SELECT item_id, event, LAG(event) OVER (PARTITION BY item_id ORDER BY group_id) AS before_it
    FROM data_item_event
    WHERE event IN ('issue', 'handback')) given
WHERE event = before_it OR (event = 'handback' AND before_it IS NULL)
LIMIT 1
