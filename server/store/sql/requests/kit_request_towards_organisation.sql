-- What counts towards a cap of an organisation that refers: requests, or their lines of a kind.
SELECT COALESCE(SUM(IF(? IS NULL, 1, (
    SELECT COUNT(*) FROM request_line l WHERE l.request_id = q.id AND l.kind = ? AND l.state <> 'dropped'
        AND (l.state <> 'ended' OR ? IS NOT NULL)))), 0)
FROM kit_request q
WHERE q.organisation_id = ? AND q.asking_id = ? AND q.id <> ?
    AND (q.is_open = 1 OR q.state = 'handed_over' OR (q.state = 'closed' AND q.submitted_at >= ?))
