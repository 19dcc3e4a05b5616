-- The digests of a person's recovery codes, in order.
SELECT digest
FROM recovery_code
WHERE person_id = ?
ORDER BY digest
