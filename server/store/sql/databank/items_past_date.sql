-- In stock, set aside or given, to be activated before this day; what travels is looked at when it has arrived.
SELECT organisation_id, hub_id, reference
FROM data_item
WHERE state IN ('in_stock', 'reserved', 'issued') AND expiry_key < ? AND consignment_id IS NULL
ORDER BY expiry_key, id
LIMIT ?
