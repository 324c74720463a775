/*!40101 SELECT 1 /* why */ */;
