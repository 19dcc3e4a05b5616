-- Stock in packets that were sent, by hub and bundle. What was missing at their arrival is not expected any more.
SELECT c.to_hub_id, b.code, b.network, COUNT(*)
FROM consignment c
JOIN consignment_item p ON p.consignment_id = c.id
JOIN data_item i ON i.id = p.item_id
JOIN bundle b ON b.id = i.bundle_id
WHERE c.organisation_id = ? AND c.is_under_way = 1 AND c.state = 'on_its_way' AND (? IS NULL OR c.to_hub_id = ?)
GROUP BY c.to_hub_id, b.code, b.network
ORDER BY c.to_hub_id, b.code
