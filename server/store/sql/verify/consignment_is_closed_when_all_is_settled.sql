-- A packet that has arrived and is not closed misses something, and one that is over misses nothing.
SELECT CONCAT('consignment ', c.reference)
FROM consignment c
WHERE (c.state = 'arrived') <>
      EXISTS (SELECT 1 FROM consignment_item p WHERE p.consignment_id = c.id AND p.fate = 'missing')
LIMIT 1
