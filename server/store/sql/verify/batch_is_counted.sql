-- A print batch has as many tags as it says, each of them a row of the batch.
SELECT CONCAT('batch ', b.id)
FROM print_batch b
LEFT JOIN (SELECT batch_id, COUNT(*) AS tags FROM tag GROUP BY batch_id) t ON t.batch_id = b.id
WHERE b.count <> COALESCE(t.tags, 0)
LIMIT 1
