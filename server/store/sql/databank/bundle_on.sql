-- The version of a bundle that is in force on a day.
SELECT id, organisation_id, code, version, network, kind, name, gb_per_month, months, calls_included, valid_from, valid_to, next_code
FROM bundle
WHERE organisation_id = ? AND code = ? AND valid_from <= ? AND (valid_to IS NULL OR ? <= valid_to)
ORDER BY version DESC
LIMIT 1
