-- How often each answer was given in some months.
SELECT month, question, answer, count
FROM monitoring_count
WHERE organisation_id = ? AND month BETWEEN ? AND ?
ORDER BY month, question, answer
