// The kinds of navigation this site has; the base theme's menus for versions and languages are not carried along.
import DefaultNavbarItem from '@theme/NavbarItem/DefaultNavbarItem';
import SearchNavbarItem from '@theme/NavbarItem/SearchNavbarItem';

export default { default: DefaultNavbarItem, search: SearchNavbarItem };
