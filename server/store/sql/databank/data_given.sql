-- What was given within a span of time, counted by what is asked for; the rest is empty. One span a question, so that the index
-- of the days is all that is read; STRAIGHT_JOIN, since a plan that begins with the few bundles reads those days for each.
SELECT STRAIGHT_JOIN
    IF(asked.hub, h.code, '') AS hub_code, IF(asked.hub, h.name, '') AS hub_name,
    IF(asked.network, b.network, '') AS network,
    IF(asked.bundle, CONCAT(b.code, '/', b.version), '') AS bundle, IF(asked.bundle, b.name, '') AS bundle_name,
    IF(asked.criteria, i.lacks_at_home, FALSE) AS lacks_at_home,
    IF(asked.criteria, i.lacks_away, FALSE) AS lacks_away,
    IF(asked.criteria, i.cannot_afford, FALSE) AS cannot_afford,
    IF(asked.referrer AND i.request_id IS NOT NULL, o.name, '') AS referrer,
    IF(asked.area, i.area, '') AS area,
    IF(asked.ward, i.ward, '') AS ward, IF(asked.ward, COALESCE(w.name, ''), '') AS ward_name,
    d.kind, i.outcome, COUNT(*) AS items, CAST(SUM(b.gb_per_month * b.months) AS SIGNED) AS gigabytes,
    CAST(SUM(i.terms IS NOT NULL) AS SIGNED) AS told
FROM (SELECT ? AS hub, ? AS network, ? AS bundle, ? AS criteria, ? AS referrer, ? AS area, ? AS ward) asked
JOIN data_issue i
JOIN data_item d ON d.id = i.item_id
JOIN bundle b ON b.id = d.bundle_id
JOIN hub h ON h.id = i.hub_id
JOIN organisation o ON o.id = i.asking_id
LEFT JOIN ward w ON w.code = i.ward
WHERE i.organisation_id = ? AND i.issued_at >= ? AND i.issued_at < ?
    AND (? IS NULL OR i.hub_id = ?)
    AND (? = '' OR b.network = ?)
    AND (? = '' OR b.code = ?)
GROUP BY hub_code, hub_name, IF(asked.network, b.network, ''), bundle, bundle_name, IF(asked.criteria, i.lacks_at_home, FALSE),
    IF(asked.criteria, i.lacks_away, FALSE), IF(asked.criteria, i.cannot_afford, FALSE), referrer,
    IF(asked.area, i.area, ''), IF(asked.ward, i.ward, ''), ward_name, d.kind, i.outcome
