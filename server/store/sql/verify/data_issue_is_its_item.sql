-- What became of an issue is what became of its item, as long as the item names it.
SELECT CONCAT('issue ', i.reference, ' is ', i.outcome)
FROM data_item d
JOIN data_issue i ON i.id = d.issue_id
WHERE i.item_id <> d.id OR d.state IN ('in_stock', 'reserved')
    OR (d.state = 'void' AND i.outcome NOT IN ('void', 'replaced'))
    OR (d.state <> 'void' AND i.outcome <> d.state)
LIMIT 1
