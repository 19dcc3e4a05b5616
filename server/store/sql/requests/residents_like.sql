-- This resident and all who share a phone number, an e-mail address or a name with its postcode.
SELECT r.id
FROM resident r
WHERE r.id = ?
UNION
SELECT other.resident_id
FROM resident_index own
JOIN resident_index other ON other.digest = own.digest AND other.kind = own.kind
WHERE own.resident_id = ?
ORDER BY 1
