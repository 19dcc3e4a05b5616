-- Packets of an organisation, or from and to one hub, newest first.
SELECT id
FROM consignment
WHERE organisation_id = ? AND is_under_way = ? AND (? IS NULL OR from_hub_id = ? OR to_hub_id = ?)
  AND (? IS NULL OR id < ?)
ORDER BY id DESC
LIMIT ?
