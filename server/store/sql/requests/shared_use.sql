-- Sessions by month and hub.
SELECT DATE_FORMAT(s.day, '%Y-%m-01'), h.code, h.name, COUNT(DISTINCT s.device_id), SUM(s.sessions)
FROM shared_session s
JOIN hub h ON h.id = s.hub_id
WHERE h.organisation_id = ? AND (? IS NULL OR s.hub_id = ?) AND s.day BETWEEN ? AND ?
GROUP BY DATE_FORMAT(s.day, '%Y-%m-01'), h.id
ORDER BY 1, h.code
