-- An organisation's hubs by code.
SELECT h.id, h.organisation_id, h.code, h.name, h.address, h.phone, h.uprn, h.opening_times, h.shelves, h.is_closed, h.version,
    h.easting, h.northing
FROM hub h
WHERE h.organisation_id = ?
ORDER BY h.code
