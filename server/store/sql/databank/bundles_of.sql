-- The bundles of an organisation, by code, newest version first.
SELECT id, organisation_id, code, version, network, kind, name, gb_per_month, months, calls_included, valid_from, valid_to, next_code
FROM bundle
WHERE organisation_id = ?
ORDER BY code, version DESC
