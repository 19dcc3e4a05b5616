-- One version of a bundle.
SELECT id, organisation_id, code, version, network, kind, name, gb_per_month, months, calls_included, valid_from, valid_to, next_code
FROM bundle
WHERE id = ?
