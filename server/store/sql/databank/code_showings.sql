-- Who has seen the code of an item, oldest first.
SELECT id, item_id, issue_id, actor, reason, shown_at
FROM code_showing
WHERE item_id = ?
ORDER BY shown_at, id
